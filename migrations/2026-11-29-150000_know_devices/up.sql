-- A device is one of a list: in free text people wrote about themselves.
update booking_details set device = case lower(device)
        when 'android-phone' then 'android-phone' when 'iphone' then 'iphone'
        when 'android-tablet' then 'android-tablet' when 'ipad' then 'ipad' when 'windows' then 'windows'
        when 'mac' then 'mac' when 'chromebook' then 'chromebook' else 'other' end
    where device is not null;

alter table booking_details add constraint booking_details_device_known check (
    device in ('android-phone', 'iphone', 'android-tablet', 'ipad', 'windows', 'mac', 'chromebook', 'other'));
